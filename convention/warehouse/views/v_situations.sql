-- What each frozen meeting showed, figure by figure, as it was written: statuses and rates as the program judged them.
SELECT
    f.meeting_id AS seance, f.figure ->> 0 AS objet, f.figure ->> 1 AS perimetre, f.figure ->> 2 AS chiffre,
    f.figure ->> 3 AS texte
FROM (SELECT meeting_id, json_array_elements(figures) AS figure FROM meeting_figures) AS f
