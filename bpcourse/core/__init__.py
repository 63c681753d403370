"""The domain of the course: goals, funnel, KPI weights, the plan. Standard library and pure-Python wheels only."""
