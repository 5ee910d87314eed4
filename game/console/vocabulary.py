"""The words a player can type: each command, its other names in English and Spanish, its help."""

import difflib
import unicodedata
from typing import Final

import attrs

from game.core.orders import ORDERS
from game.texts import N_


@attrs.frozen
class Command:
    """One command: its name, other names for it, what may follow it, what it does."""

    name: str
    aliases: tuple[str, ...]
    usage: str
    help: str
    group: str


LOOK, DECIDE, ASK, GAME = N_("Look"), N_("Decide"), N_("Ask"), N_("The game")
_TABLE: Final = (
    Command("status", ("s", "estado", "situation", "situacion"), "", N_("where things stand, and what you know"), LOOK),
    Command("map", ("m", "mapa"), "[troops|attacks|groups|institutions|support|flows]",
            N_("the states and what you know of each"), LOOK),
    Command("leaders", ("l", "lideres", "jefes", "leader"), "", N_("the people you have heard of"), LOOK),
    Command("groups", ("g", "grupos", "group"), "[GROUP]",
            N_("what you believe of each group, or all about one"), LOOK),
    Command("regions", ("r", "regiones", "estados", "region"), "[STATE]",
            N_("killings, officials, tips by state, or all about one"), LOOK),
    Command("killed", ("k", "killings", "muertos", "asesinados"), "[STATE]",
            N_("people killed turn by turn, beside the record where there is one"), LOOK),
    Command("market", ("mercado", "prices", "precios", "products", "productos"), "",
            N_("prices, purity, seizures, users and deaths by product"), LOOK),
    Command("gateways", ("cruces", "gateway", "cruce", "corridors", "corredores"), "[GATEWAY]",
            N_("what crosses, waits and is seized by gateway, or all about one"), LOOK),
    Command("teams", ("t", "equipos", "team"), "", N_("your raid teams: ready, tired, in training"), LOOK),
    Command("programmes", ("p", "programs", "programas"), "", N_("what is running and what it costs"), LOOK),
    Command("briefing", ("informe", "b"), "", N_("the briefing again"), LOOK),
    Command("mandate", ("mandato",), "", N_("what you are judged by, and how it stands"), LOOK),
    Command("orders", ("ordenes", "o"), "[ORDER]", N_("the orders you can give, or all about one of them"), DECIDE),
    Command("forecast", ("pronostico", "f"), "ORDER ...", N_("what an order would cost and promise"), DECIDE),
    Command("tray", ("bandeja",), "", N_("the orders you have given this turn"), DECIDE),
    Command("undo", ("deshacer", "u"), "[NUMBER]", N_("take back an order of this turn (the last one)"), DECIDE),
    Command("accords", ("acuerdos", "offers", "ofertas"), "",
            N_("what has been offered and agreed, how the states stand"), DECIDE),
    Command("decide", ("decidir", "decisions", "decisiones"), "[NUMBER]", N_("what is asked of you; your answer"), DECIDE),
    Command("predict", ("predecir", "prediccion"), "[MEASURE up|same|down]", N_("say what you expect of this turn"), DECIDE),
    Command("intent", ("intencion",), "TEXT", N_("note what you are trying to do"), DECIDE),
    Command("end", ("terminar", "fin"), "", N_("end your turn: everything planned happens"), DECIDE),
    Command("why", ("porque", "porques", "w"), "NAME [all]", N_("why an event (its number) or a number is as it is"), ASK),
    Command("odds", ("probabilidades",), "", N_("the latest forecast, with every part of the odds"), ASK),
    Command("rules", ("reglas", "rule", "regla"), "[RULE]", N_("a rule: words, equation, parameters, sources"), ASK),
    Command("log", ("registro", "bitacora"), "[TURN]", N_("what happened in a turn"), ASK),
    Command("debrief", ("balance", "repaso"), "", N_("the debrief page, once the game is over"), ASK),
    Command("outcome", ("resultado",), "[SEAT]", N_("the outcome, once the game is over"), ASK),
    Command("step", ("paso", "leccion", "lesson"), "", N_("the present step of the lesson again"), ASK),
    Command("next", ("siguiente",), "", N_("pass over this step of the lesson"), ASK),
    Command("skip", ("saltar", "omitir"), "", N_("end the lesson and go on playing"), ASK),
    Command("help", ("ayuda", "h", "?"), "[COMMAND]", N_("this list, or one command or order"), ASK),
    Command("save", ("guardar",), "", N_("where the game is kept (it always is)"), GAME),
    Command("hand", ("ceder", "handover"), "over SEAT to NAME", N_("give a seat to a doctrine, or take it back"), GAME),
    Command("rewind", ("regresar", "retroceder"), "TURN", N_("go back to the planning of a turn"), GAME),
    Command("branch", ("bifurcar", "rama"), "TURN", N_("go on from that turn in a new record; this one stays"), GAME),
    Command("language", ("idioma",), "en|es", N_("change the language"), GAME),
    Command("inject", ("inyectar",), "NAME key=value ...", N_("as control, change something (only with --control)"), GAME),
    Command("quit", ("salir", "exit"), "", N_("leave; you can go on later"), GAME),
)  # fmt: skip
SPANISH: Final = {  # the word that help gives first in Spanish; each is among the aliases
    "status": "estado", "map": "mapa", "leaders": "jefes", "groups": "grupos", "regions": "regiones",
    "killed": "muertos", "market": "mercado", "gateways": "cruces", "teams": "equipos",
    "programmes": "programas", "briefing": "informe", "mandate": "mandato", "orders": "ordenes", "forecast": "pronostico",
    "tray": "bandeja", "undo": "deshacer", "accords": "acuerdos", "decide": "decidir", "predict": "predecir",
    "intent": "intencion",
    "end": "fin", "why": "porque", "odds": "probabilidades", "rules": "reglas", "log": "registro", "debrief": "repaso",
    "outcome": "resultado", "step": "paso", "next": "siguiente", "skip": "saltar", "help": "ayuda", "save": "guardar",
    "hand": "ceder", "rewind": "regresar", "branch": "rama", "language": "idioma", "inject": "inyectar", "quit": "salir",
}  # fmt: skip
COMMANDS: Final = {command.name: command for command in _TABLE}
ORDER_ALIASES: Final = {
    "operativo": "raid", "redada": "raid", "recopilar": "collect", "recolectar": "collect", "explotar": "exploit",
    "aprovechar": "exploit", "examinar": "vet", "verificar": "vet", "entrenar": "train_teams", "train": "train_teams",
    "compartir": "share_intelligence", "sobornar": "bribe", "ayudar": "aid_population", "callar": "lie_low",
    "atacar": "strike", "bombardear": "strike", "volar": "fly_isr", "isr": "fly_isr", "consentir": "consent",
    "pedir_autoridad": "seek_authority", "operativo_conjunto": "propose_joint_raid", "mensaje": "message",
    "desplegar": "deploy", "represalia": "retaliate", "resolver_sucesion": "settle_succession", "traicionar": "betray",
    "aliarse": "ally", "proponer": "propose_accord", "propose": "propose_accord", "responder": "answer_accord",
    "romper": "break_accord", "equipar": "train_and_equip", "amenazar_frontera": "threaten_border_closure",
}  # fmt: skip
_ALIASES: Final = {alias: command.name for command in _TABLE for alias in command.aliases}
YES: Final = ("y", "yes", "s", "si")
NO: Final = ("n", "no")
CANCEL: Final = ("cancel", "cancelar", ".", "c")
ALL: Final = ("all", "todo", "toda", "game", "start", "inicio")
UP: Final = ("up", "+", "1", "sube", "subir", "mas", "more")
SAME: Final = ("same", "=", "0", "igual", "stay")
DOWN: Final = ("down", "-", "-1", "baja", "bajar", "menos", "less")


def simple(word: str) -> str:
    """A word as it is compared: lower case, without accents and question marks."""
    folded = unicodedata.normalize("NFKD", word.strip().lower())
    return "".join(sign for sign in folded if not unicodedata.combining(sign)).strip("¿?¡!") or folded


def command_named(word: str) -> str | None:
    """The command a word stands for, or None."""
    plain = simple(word)
    if plain in COMMANDS:
        return plain
    return _ALIASES.get(plain)


def order_named(word: str) -> str | None:
    """The order a word stands for, or None."""
    plain = simple(word)
    if plain in ORDERS:
        return plain
    return ORDER_ALIASES.get(plain)


def nearest_word(word: str) -> str | None:
    """The command or order whose name or other name is nearest to a word, or None when none is near."""
    names = [*COMMANDS, *_ALIASES, *ORDERS, *ORDER_ALIASES]
    close = difflib.get_close_matches(simple(word), names, n=1, cutoff=0.5)
    return close[0] if close else None
