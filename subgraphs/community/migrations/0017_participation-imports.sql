CREATE TABLE "participation_import_result" (
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"external_ref" text NOT NULL,
	"outcome" text NOT NULL,
	"entity_id" text,
	"refusals" text[] NOT NULL,
	"columns" text[] NOT NULL,
	CONSTRAINT "participation_import_result_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "participation_import" (
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
ALTER TABLE "participation" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "followed_person_record" ADD COLUMN "external_ref" text;--> statement-breakpoint
ALTER TABLE "participation_import_result" ADD CONSTRAINT "participation_import_result_run_id_participation_import_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."participation_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "participation_import_by_age" ON "participation_import" USING btree ("started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "participation_external_ref" ON "participation" USING btree ("organisation_id","external_ref") WHERE "participation"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "followed_person_record_by_ref" ON "followed_person_record" USING btree ("organisation_id","external_ref");