CREATE TABLE "import_result" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"external_ref" text NOT NULL,
	"outcome" text NOT NULL,
	"entity_id" text,
	"refusals" text[] NOT NULL,
	"columns" text[] NOT NULL,
	CONSTRAINT "import_result_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid,
	"total" integer NOT NULL,
	"created" integer NOT NULL,
	"updated" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"refused" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"organisation_id" uuid,
	"key" text NOT NULL,
	"field" text NOT NULL,
	"ordinal" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"data_key" "bytea",
	"outcome" "bytea",
	"about" uuid[],
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_key_once" UNIQUE NULLS NOT DISTINCT("subject","organisation_id","key","field","ordinal")
);
--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "person_record" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "import_result" ADD CONSTRAINT "import_result_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_run_by_age" ON "import_run" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "idempotency_key_by_age" ON "idempotency_key" USING btree ("made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolment_external_ref" ON "enrolment" USING btree ("organisation_id","external_ref") WHERE "enrolment"."external_ref" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "person_record_external_ref" ON "person_record" USING btree ("owner_organisation_id","external_ref") WHERE "person_record"."external_ref" is not null;