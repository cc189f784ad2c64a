ALTER TABLE "person_facts" ADD COLUMN "codice_fiscale_absence" text;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "codice_fiscale_absence" text;