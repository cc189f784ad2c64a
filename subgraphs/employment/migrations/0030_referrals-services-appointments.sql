CREATE TABLE "appointment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"operator" text NOT NULL,
	"purpose" text NOT NULL,
	"mode" text NOT NULL,
	"rescheduled_to_id" uuid
);
--> statement-breakpoint
CREATE TABLE "referral" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"receiver_id" uuid NOT NULL,
	"receiver_access_point_id" uuid,
	"receiver_record_id" uuid,
	"need" text NOT NULL,
	"urgency" text NOT NULL,
	"requested_service" "bytea" NOT NULL,
	"shared_facts" text[] NOT NULL,
	"shared_cases" text[] NOT NULL,
	"sharing_ends_on" date,
	"data_key" "bytea",
	"shared" "bytea",
	"expires_on" date NOT NULL,
	"decline_reason" text,
	CONSTRAINT "referral_to_another" CHECK ("referral"."organisation_id" <> "referral"."receiver_id"),
	CONSTRAINT "referral_shared_with_its_key" CHECK (("referral"."data_key" is null) = ("referral"."shared" is null)),
	CONSTRAINT "referral_shares_nothing_when_over" CHECK ("referral"."shared" is null or "referral"."state" not in ('DECLINED', 'CLOSED', 'WITHDRAWN'))
);
--> statement-breakpoint
CREATE TABLE "service_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_record_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"access_point_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"minutes" integer NOT NULL,
	"due_on" date,
	"occurred_on" date,
	"operator" text NOT NULL,
	"mediator_language" text,
	CONSTRAINT "service_event_occurred_when_delivered" CHECK (("service_event"."occurred_on" is not null) = ("service_event"."state" in ('DELIVERED', 'CONFIRMED', 'VOIDED')))
);
--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_rescheduled_to_id_appointment_id_fk" FOREIGN KEY ("rescheduled_to_id") REFERENCES "public"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_receiver_access_point_id_access_point_id_fk" FOREIGN KEY ("receiver_access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_receiver_record_id_person_record_id_fk" FOREIGN KEY ("receiver_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_event" ADD CONSTRAINT "service_event_person_record_id_person_record_id_fk" FOREIGN KEY ("person_record_id") REFERENCES "public"."person_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_event" ADD CONSTRAINT "service_event_access_point_id_access_point_id_fk" FOREIGN KEY ("access_point_id") REFERENCES "public"."access_point"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointment_in_order" ON "appointment" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "appointment_by_record" ON "appointment" USING btree ("person_record_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "appointment_by_access_point" ON "appointment" USING btree ("access_point_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "appointment_by_organisation" ON "appointment" USING btree ("organisation_id","starts_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_external_ref" ON "appointment" USING btree ("organisation_id","external_ref") WHERE "appointment"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "appointment_of_operator" ON "appointment" USING btree ("organisation_id","operator","starts_at","id");--> statement-breakpoint
CREATE INDEX "referral_in_order" ON "referral" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "referral_by_record" ON "referral" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "referral_by_access_point" ON "referral" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "referral_by_organisation" ON "referral" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_external_ref" ON "referral" USING btree ("organisation_id","external_ref") WHERE "referral"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "referral_by_expiry" ON "referral" USING btree ("expires_on","id");--> statement-breakpoint
CREATE INDEX "referral_by_organisation_and_expiry" ON "referral" USING btree ("organisation_id","expires_on","id");--> statement-breakpoint
CREATE INDEX "referral_by_access_point_and_expiry" ON "referral" USING btree ("access_point_id","expires_on","id");--> statement-breakpoint
CREATE INDEX "referral_by_receiver" ON "referral" USING btree ("receiver_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "referral_by_receiver_and_expiry" ON "referral" USING btree ("receiver_id","expires_on","id");--> statement-breakpoint
CREATE INDEX "referral_by_receiver_record" ON "referral" USING btree ("receiver_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "service_event_in_order" ON "service_event" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "service_event_by_record" ON "service_event" USING btree ("person_record_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "service_event_by_access_point" ON "service_event" USING btree ("access_point_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "service_event_by_organisation" ON "service_event" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_event_external_ref" ON "service_event" USING btree ("organisation_id","external_ref") WHERE "service_event"."external_ref" is not null;