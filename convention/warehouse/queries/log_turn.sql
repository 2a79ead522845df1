-- A writer's turn (PostgreSQL), held until its transaction ends: one at a time for each log. A writer that hangs, or
-- waits too long, is let go of.
SELECT
    set_config('idle_in_transaction_session_timeout', %(patience)s, true),
    set_config('lock_timeout', %(wait)s, true),
    set_config('datestyle', 'ISO, YMD', true)
