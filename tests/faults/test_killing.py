from faults.killing import Kill, Recovery, recoveries


def test_recovery_counts_to_the_first_thing_that_was_begun_after_the_kill() -> None:
    kills = [Kill("worker", 10.0, 50), Kill("worker", 20.0, 50), Kill("register", 30.0, 50)]
    # The first was begun before the kill: its answer was on the way already.
    went_on = [(9.0, 10.1), (10.5, 12.0), (20.5, 28.0), (21.0, 24.0)]
    assert recoveries(kills, went_on) == {"worker": Recovery(2, 3.0, 4.0)}
