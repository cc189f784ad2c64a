select hold_cases('skills_assessment', 'SkillsAssessment');
--> statement-breakpoint
select hold_cases('skills_validation', 'SkillsValidation');
--> statement-breakpoint
select hold_cases('recognition_application', 'RecognitionApplication');
--> statement-breakpoint
select hold_cases('transition_path', 'TransitionPath');
