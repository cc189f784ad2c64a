CREATE TABLE "attendance" (
	"lesson_id" uuid NOT NULL,
	"course_enrolment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"minutes" integer NOT NULL,
	"excused" boolean NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_lesson_id_course_enrolment_id_number_pk" PRIMARY KEY("lesson_id","course_enrolment_id","number"),
	CONSTRAINT "attendance_minutes" CHECK ("attendance"."minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "course_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"course_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"cefr_level" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"places" integer NOT NULL,
	"places_taken" integer NOT NULL,
	"childcare" boolean NOT NULL,
	"comune_code" text,
	"access_point_id" uuid,
	"venue" text,
	"times" text[] NOT NULL,
	"mode" text NOT NULL,
	CONSTRAINT "course_edition_of_provider" UNIQUE("id","organisation_id"),
	CONSTRAINT "course_edition_period" CHECK ("course_edition"."starts_on" <= "course_edition"."ends_on"),
	CONSTRAINT "course_edition_places" CHECK ("course_edition"."places_taken" between 0 and "course_edition"."places"),
	CONSTRAINT "course_edition_place" CHECK ("course_edition"."comune_code" is not null or "course_edition"."mode" = 'ONLINE')
);
--> statement-breakpoint
CREATE TABLE "course_enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"course_edition_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"drop_reason" text,
	"transferred_to_id" uuid,
	CONSTRAINT "course_enrolment_dropped_for_a_reason" CHECK (("course_enrolment"."drop_reason" is not null) = ("course_enrolment"."state" = 'DROPPED')),
	CONSTRAINT "course_enrolment_transferred_somewhere" CHECK (("course_enrolment"."transferred_to_id" is not null) = ("course_enrolment"."state" = 'TRANSFERRED'))
);
--> statement-breakpoint
CREATE TABLE "course_level" (
	"course_enrolment_id" uuid NOT NULL,
	"moment" text NOT NULL,
	"number" integer NOT NULL,
	"cefr_level" text,
	"dig_comp_level" integer,
	"assessed_on" date NOT NULL,
	"method" text NOT NULL,
	"reason" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_level_course_enrolment_id_moment_number_pk" PRIMARY KEY("course_enrolment_id","moment","number"),
	CONSTRAINT "course_level_on_one_scale" CHECK (num_nonnulls("course_level"."cefr_level", "course_level"."dig_comp_level") = 1),
	CONSTRAINT "course_level_corrected_for_a_reason" CHECK (("course_level"."reason" is null) = ("course_level"."number" = 1))
);
--> statement-breakpoint
CREATE TABLE "course" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"title_it" text NOT NULL,
	"title_en" text NOT NULL,
	"hours" integer NOT NULL,
	"cefr_level" text,
	"dig_comp_level" integer,
	CONSTRAINT "course_level_of_kind" CHECK (("course"."cefr_level" is not null) = ("course"."kind" = 'LANGUAGE')
        and ("course"."dig_comp_level" is not null) = ("course"."kind" = 'DIGITAL'))
);
--> statement-breakpoint
CREATE TABLE "lesson" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_edition_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"start_time" text NOT NULL,
	"minutes" integer NOT NULL,
	"topic" text NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_lesson_id_lesson_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lesson"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_course_enrolment_id_course_enrolment_id_fk" FOREIGN KEY ("course_enrolment_id") REFERENCES "public"."course_enrolment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_edition" ADD CONSTRAINT "course_edition_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_edition" ADD CONSTRAINT "course_edition_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_enrolment" ADD CONSTRAINT "course_enrolment_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_enrolment" ADD CONSTRAINT "course_enrolment_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_enrolment" ADD CONSTRAINT "course_enrolment_transferred_to_id_course_enrolment_id_fk" FOREIGN KEY ("transferred_to_id") REFERENCES "public"."course_enrolment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_enrolment" ADD CONSTRAINT "course_enrolment_in_edition_of_provider" FOREIGN KEY ("course_edition_id","provider_id") REFERENCES "public"."course_edition"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_level" ADD CONSTRAINT "course_level_course_enrolment_id_course_enrolment_id_fk" FOREIGN KEY ("course_enrolment_id") REFERENCES "public"."course_enrolment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_of_edition_of_provider" FOREIGN KEY ("course_edition_id","organisation_id") REFERENCES "public"."course_edition"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_of_enrolment" ON "attendance" USING btree ("course_enrolment_id","lesson_id","number");--> statement-breakpoint
CREATE INDEX "course_edition_in_order" ON "course_edition" USING btree ("starts_on","id");--> statement-breakpoint
CREATE INDEX "course_edition_by_course" ON "course_edition" USING btree ("course_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "course_edition_by_organisation" ON "course_edition" USING btree ("organisation_id","starts_on","id");--> statement-breakpoint
CREATE INDEX "course_edition_by_comune" ON "course_edition" USING btree ("comune_code","starts_on","id");--> statement-breakpoint
CREATE INDEX "course_edition_by_province" ON "course_edition" USING btree (left("comune_code", 3),"starts_on","id");--> statement-breakpoint
CREATE INDEX "course_edition_by_level" ON "course_edition" USING btree ("kind","cefr_level","starts_on","id");--> statement-breakpoint
CREATE INDEX "course_edition_with_open_places" ON "course_edition" USING btree ("starts_on","id") WHERE "course_edition"."state" in ('ENROLLING', 'RUNNING') and "course_edition"."places_taken" < "course_edition"."places";--> statement-breakpoint
CREATE UNIQUE INDEX "course_edition_external_ref" ON "course_edition" USING btree ("organisation_id","external_ref") WHERE "course_edition"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "course_enrolment_in_order" ON "course_enrolment" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "course_enrolment_by_record" ON "course_enrolment" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "course_enrolment_by_access_point" ON "course_enrolment" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "course_enrolment_by_organisation" ON "course_enrolment" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "course_enrolment_external_ref" ON "course_enrolment" USING btree ("organisation_id","external_ref") WHERE "course_enrolment"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "course_enrolment_by_edition" ON "course_enrolment" USING btree ("course_edition_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "course_enrolment_one_in_edition" ON "course_enrolment" USING btree ("person_record_id","course_edition_id") WHERE "course_enrolment"."state" not in ('DROPPED', 'TRANSFERRED');--> statement-breakpoint
CREATE INDEX "course_in_order" ON "course" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "course_by_organisation" ON "course" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "course_external_ref" ON "course" USING btree ("organisation_id","external_ref") WHERE "course"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "lesson_of_edition" ON "lesson" USING btree ("course_edition_id","held_on","start_time","id");