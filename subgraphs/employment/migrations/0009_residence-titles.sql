CREATE TABLE "residence_title_event" (
	"residence_title_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"happened_on" date NOT NULL,
	"expires_on" date,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "residence_title_event_residence_title_id_number_pk" PRIMARY KEY("residence_title_id","number")
);
--> statement-breakpoint
CREATE TABLE "residence_title" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"status" text NOT NULL,
	"since" date NOT NULL,
	"reason" text NOT NULL,
	"issued_by" text,
	"issued_on" date,
	"expires_on" date,
	"dummy_date_removed" boolean NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "residence_title_event" ADD CONSTRAINT "residence_title_event_residence_title_id_residence_title_id_fk" FOREIGN KEY ("residence_title_id") REFERENCES "public"."residence_title"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residence_title" ADD CONSTRAINT "residence_title_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "residence_title_of_record" ON "residence_title" USING btree ("person_record_id","id");