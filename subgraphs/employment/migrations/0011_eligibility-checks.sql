CREATE TABLE "eligibility_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"notice" text NOT NULL,
	"on" date NOT NULL,
	"state" text NOT NULL,
	"result" text NOT NULL,
	"reason" text NOT NULL,
	"rule_set_version" text NOT NULL,
	"facts_id" uuid,
	"residence_title_id" uuid,
	"checked_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "eligibility_check" ADD CONSTRAINT "eligibility_check_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eligibility_check" ADD CONSTRAINT "eligibility_check_residence_title_id_residence_title_id_fk" FOREIGN KEY ("residence_title_id") REFERENCES "public"."residence_title"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "eligibility_check_of_record" ON "eligibility_check" USING btree ("person_record_id","id");