"""The law as data and pure functions: working days, exemptions, facts, deadlines. Imports nothing of ours."""
