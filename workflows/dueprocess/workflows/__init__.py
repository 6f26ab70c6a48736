"""The Temporal workflows. Deterministic: what touches the world is asked of activities."""
