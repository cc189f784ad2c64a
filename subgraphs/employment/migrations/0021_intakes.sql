CREATE TABLE "case_step" (
	"case_id" uuid NOT NULL,
	"case_type" text NOT NULL,
	"number" integer NOT NULL,
	"person_record_id" uuid NOT NULL,
	"act" text,
	"state" text NOT NULL,
	"happened_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_step_case_id_number_pk" PRIMARY KEY("case_id","number")
);
--> statement-breakpoint
CREATE TABLE "intake" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"languages" text[] NOT NULL,
	"mediator_needed" boolean NOT NULL,
	"needs" text[] NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_step" ADD CONSTRAINT "case_step_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake" ADD CONSTRAINT "intake_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake" ADD CONSTRAINT "intake_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_step_of_record" ON "case_step" USING btree ("person_record_id","happened_on");--> statement-breakpoint
CREATE INDEX "intake_in_order" ON "intake" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "intake_by_record" ON "intake" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "intake_by_access_point" ON "intake" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "intake_by_organisation" ON "intake" USING btree ("organisation_id","opened_on","id");