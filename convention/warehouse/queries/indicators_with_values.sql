-- The indicators that any value was ever recorded of, deposits withdrawn included: they may be restored.
SELECT DISTINCT indicator FROM observations ORDER BY indicator
