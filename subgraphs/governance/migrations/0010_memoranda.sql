CREATE TABLE "commitment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"memorandum_id" uuid NOT NULL,
	"lead_organisation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"measure" text NOT NULL,
	"due_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memorandum" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"title_it" text NOT NULL,
	"title_en" text NOT NULL,
	"subject" text NOT NULL,
	"protocol_number" text,
	"act_reference" text,
	"effective_from" date NOT NULL,
	"effective_to" date NOT NULL,
	"renewal" text NOT NULL,
	"renewal_months" integer,
	"document_hash" text,
	"signable_from" date,
	"in_force_from" date,
	"ended_on" date,
	"superseded_by_id" uuid,
	"party_ids" uuid[] NOT NULL,
	"signatures_missing" integer NOT NULL,
	CONSTRAINT "memorandum_of_lead" UNIQUE("id","organisation_id"),
	CONSTRAINT "memorandum_period" CHECK ("memorandum"."effective_from" <= "memorandum"."effective_to"),
	CONSTRAINT "memorandum_renewal" CHECK (("memorandum"."renewal" = 'NONE') = ("memorandum"."renewal_months" is null)),
	CONSTRAINT "memorandum_came_into_force" CHECK (("memorandum"."in_force_from" is not null)
        = ("memorandum"."state" in ('IN_FORCE', 'EXPIRED', 'TERMINATED', 'SUPERSEDED'))),
	CONSTRAINT "memorandum_ended" CHECK (("memorandum"."ended_on" is not null) = ("memorandum"."state" in ('EXPIRED', 'TERMINATED', 'SUPERSEDED'))),
	CONSTRAINT "memorandum_superseded" CHECK (("memorandum"."superseded_by_id" is not null) = ("memorandum"."state" = 'SUPERSEDED'))
);
--> statement-breakpoint
CREATE TABLE "memorandum_amendment" (
	"memorandum_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"amended_on" date NOT NULL,
	"act_reference" text NOT NULL,
	"text" text NOT NULL,
	"document_hash" text NOT NULL,
	CONSTRAINT "memorandum_amendment_memorandum_id_number_pk" PRIMARY KEY("memorandum_id","number")
);
--> statement-breakpoint
CREATE TABLE "memorandum_renewal" (
	"memorandum_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"renewed_on" date NOT NULL,
	"extended_from" date NOT NULL,
	"effective_to" date NOT NULL,
	"act_reference" text,
	CONSTRAINT "memorandum_renewal_memorandum_id_number_pk" PRIMARY KEY("memorandum_id","number")
);
--> statement-breakpoint
CREATE TABLE "signatory" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"memorandum_id" uuid NOT NULL,
	"lead_organisation_id" uuid NOT NULL,
	"capacity" text,
	"signed_on" date,
	"method" text,
	"withdrawn_on" date,
	CONSTRAINT "signatory_signed" CHECK (("signatory"."signed_on" is not null) = ("signatory"."method" is not null)
        and ("signatory"."state" <> 'SIGNED' or "signatory"."signed_on" is not null)),
	CONSTRAINT "signatory_withdrawn" CHECK (("signatory"."withdrawn_on" is not null) = ("signatory"."state" = 'WITHDRAWN'))
);
--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_of_memorandum_of_lead" FOREIGN KEY ("memorandum_id","lead_organisation_id") REFERENCES "public"."memorandum"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memorandum" ADD CONSTRAINT "memorandum_superseded_by_id_memorandum_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."memorandum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memorandum_amendment" ADD CONSTRAINT "memorandum_amendment_memorandum_id_memorandum_id_fk" FOREIGN KEY ("memorandum_id") REFERENCES "public"."memorandum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memorandum_renewal" ADD CONSTRAINT "memorandum_renewal_memorandum_id_memorandum_id_fk" FOREIGN KEY ("memorandum_id") REFERENCES "public"."memorandum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatory" ADD CONSTRAINT "signatory_of_memorandum_of_lead" FOREIGN KEY ("memorandum_id","lead_organisation_id") REFERENCES "public"."memorandum"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_in_order" ON "commitment" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "commitment_by_organisation" ON "commitment" USING btree ("organisation_id","due_on","id");--> statement-breakpoint
CREATE INDEX "commitment_of_memorandum" ON "commitment" USING btree ("memorandum_id","due_on","id");--> statement-breakpoint
CREATE INDEX "commitment_open" ON "commitment" USING btree ("due_on","id") WHERE "commitment"."state" in ('OPEN', 'ON_TRACK', 'LATE');--> statement-breakpoint
CREATE UNIQUE INDEX "commitment_external_ref" ON "commitment" USING btree ("memorandum_id","external_ref") WHERE "commitment"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "memorandum_in_order" ON "memorandum" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "memorandum_by_organisation" ON "memorandum" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "memorandum_external_ref" ON "memorandum" USING btree ("organisation_id","external_ref") WHERE "memorandum"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "memorandum_by_last_day" ON "memorandum" USING btree ("effective_to","id");--> statement-breakpoint
CREATE INDEX "memorandum_missing_signatures" ON "memorandum" USING btree ("effective_to","id") WHERE "memorandum"."state" in ('OPEN_FOR_SIGNATURE', 'PARTLY_SIGNED') and "memorandum"."signatures_missing" > 0;--> statement-breakpoint
CREATE INDEX "signatory_in_order" ON "signatory" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "signatory_by_organisation" ON "signatory" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "signatory_external_ref" ON "signatory" USING btree ("organisation_id","external_ref") WHERE "signatory"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "signatory_of_memorandum" ON "signatory" USING btree ("memorandum_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "signatory_once" ON "signatory" USING btree ("organisation_id","memorandum_id") WHERE "signatory"."state" <> 'WITHDRAWN';--> statement-breakpoint
CREATE INDEX "signatory_by_organisation_and_memorandum" ON "signatory" USING btree ("organisation_id","memorandum_id");