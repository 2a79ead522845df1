-- Whether values add up over the territories, and over periods: said once, for every query that adds. The table of the
-- days up to which yearly duties counted is read no more: the targets of the catalogue say it.
ALTER TABLE indicators ADD COLUMN adds_over_territories BOOLEAN;
ALTER TABLE indicators ADD COLUMN adds_over_periods BOOLEAN;
UPDATE indicators
SET adds_over_territories = aggregation = 'sum' AND kind IN ('flow', 'cumulative', 'level'),
    adds_over_periods = kind = 'flow';
DROP TABLE duty_ends;
