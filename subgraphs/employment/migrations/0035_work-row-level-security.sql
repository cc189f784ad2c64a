-- Of one person each: as cases are.
select hold_cases('internship', 'Internship');
--> statement-breakpoint
select hold_cases('vacancy_match', 'VacancyMatch');
--> statement-breakpoint
select hold_cases('job_placement', 'JobPlacement');
--> statement-breakpoint
-- For all partners, and nobody else.
select hold_undertakings('vacancy', false);
