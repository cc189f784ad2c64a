CREATE TABLE "case_correction" (
	"case_id" uuid NOT NULL,
	"case_type" text NOT NULL,
	"number" integer NOT NULL,
	"field" text NOT NULL,
	"person_record_id" uuid NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_correction_case_id_number_field_pk" PRIMARY KEY("case_id","number","field")
);
--> statement-breakpoint
CREATE TABLE "case_share" (
	"source_id" uuid NOT NULL,
	"case_type" text NOT NULL,
	"person_record_id" uuid NOT NULL,
	"owner_organisation_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid,
	"until" date,
	CONSTRAINT "case_share_source_id_case_type_organisation_id_pk" PRIMARY KEY("source_id","case_type","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "case_step" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "intake" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "case_correction" ADD CONSTRAINT "case_correction_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_share" ADD CONSTRAINT "case_share_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_correction_of_record" ON "case_correction" USING btree ("person_record_id");--> statement-breakpoint
CREATE INDEX "case_share_of_organisation" ON "case_share" USING btree ("organisation_id","case_type");--> statement-breakpoint
CREATE INDEX "case_share_of_record" ON "case_share" USING btree ("person_record_id","case_type");--> statement-breakpoint
CREATE UNIQUE INDEX "intake_external_ref" ON "intake" USING btree ("organisation_id","external_ref") WHERE "intake"."external_ref" is not null;