CREATE TABLE "person_identifier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"type" text NOT NULL,
	"sealed" "bytea",
	"blind_index" text,
	"issuer" text,
	"valid_from" date,
	"valid_to" date,
	"state" text NOT NULL,
	"verified_on" date,
	"version" integer NOT NULL,
	CONSTRAINT "person_identifier_period" CHECK ("person_identifier"."valid_from" < "person_identifier"."valid_to"),
	CONSTRAINT "person_identifier_ended_when_superseded" CHECK ("person_identifier"."state" <> 'SUPERSEDED' or "person_identifier"."valid_to" is not null)
);
--> statement-breakpoint
ALTER TABLE "person_identifier" ADD CONSTRAINT "person_identifier_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_identifier_of_record" ON "person_identifier" USING btree ("person_record_id","id");--> statement-breakpoint
CREATE INDEX "person_identifier_by_index" ON "person_identifier" USING btree ("blind_index");