"""Where the numbers of a scenario come from, as its files say."""

from game.content import places
from game.content.groups_file import GroupsFile
from game.content.leaders_file import LeadersFile
from game.content.quantities import numbers_in, origin
from game.content.scenario_file import ScenarioFile
from game.content.source_files import Folder


def without_source(scenario: str) -> list[str]:
    """The numbers that have no source or grade, as `file: path`."""
    folder = Folder(places.campaigns() / scenario)
    found = []
    for name, kind in (("scenario.yaml", ScenarioFile), ("groups.yaml", GroupsFile), ("leaders.yaml", LeadersFile)):
        file = folder.read(name, kind)
        assert isinstance(file, (ScenarioFile, GroupsFile, LeadersFile)), f"{name} of {scenario} cannot be read"
        bare = [path for path, number in numbers_in(file) if origin(path, number, file.sources) is None]
        found += [f"{name}: {'.'.join(map(str, path))}" for path in bare]
    return found
