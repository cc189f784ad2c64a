CREATE TABLE "budget_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"work_package" text NOT NULL,
	"category" text NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"amended_on" date,
	CONSTRAINT "budget_line_of_partner" UNIQUE("id","organisation_id"),
	CONSTRAINT "budget_line_amount" CHECK ("budget_line"."amount" > 0),
	CONSTRAINT "budget_line_period" CHECK ("budget_line"."starts_on" <= "budget_line"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "dataset_decision" (
	"dataset_request_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"act" text NOT NULL,
	"decided_on" date NOT NULL,
	"reason_it" text NOT NULL,
	"conditions_it" text,
	CONSTRAINT "dataset_decision_dataset_request_id_number_pk" PRIMARY KEY("dataset_request_id","number")
);
--> statement-breakpoint
CREATE TABLE "dataset_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"purpose" text NOT NULL,
	"datasets" text[] NOT NULL,
	"variables" text[] NOT NULL,
	"period_starts_on" date NOT NULL,
	"period_ends_on" date NOT NULL,
	"k" integer NOT NULL,
	"method" text NOT NULL,
	"ethics_approval_ref" text,
	"agreement_ref" text,
	"agreement_signed_on" date,
	"expires_on" date NOT NULL,
	CONSTRAINT "dataset_request_of_requester" UNIQUE("id","organisation_id"),
	CONSTRAINT "dataset_request_smallest_cell" CHECK ("dataset_request"."k" >= 5),
	CONSTRAINT "dataset_request_period" CHECK ("dataset_request"."period_starts_on" <= "dataset_request"."period_ends_on"),
	CONSTRAINT "dataset_request_agreement" CHECK ("dataset_request"."agreement_signed_on" is not null or "dataset_request"."state" not in ('APPROVED', 'RELEASED'))
);
--> statement-breakpoint
CREATE TABLE "deliverable_return" (
	"deliverable_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"returned_on" date NOT NULL,
	"reason_it" text NOT NULL,
	CONSTRAINT "deliverable_return_deliverable_id_number_pk" PRIMARY KEY("deliverable_id","number")
);
--> statement-breakpoint
CREATE TABLE "deliverable" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"project_activity_id" uuid NOT NULL,
	"code" text NOT NULL,
	"title_it" text NOT NULL,
	"title_en" text NOT NULL,
	"kind" text NOT NULL,
	"due_on" date NOT NULL,
	"delivered_on" date,
	"document_url" text,
	"document_hash" text,
	CONSTRAINT "deliverable_of_partner" UNIQUE("id","organisation_id"),
	CONSTRAINT "deliverable_code" UNIQUE("project_activity_id","code")
);
--> statement-breakpoint
CREATE TABLE "expense" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"budget_line_id" uuid NOT NULL,
	"amount" numeric(12, 2) NOT NULL,
	"spent_on" date NOT NULL,
	"document_ref" text NOT NULL,
	"description" text NOT NULL,
	"cut_amount" numeric(12, 2),
	"cut_reason_it" text,
	CONSTRAINT "expense_amount" CHECK ("expense"."amount" > 0),
	CONSTRAINT "expense_cut" CHECK (("expense"."state" = 'CUT') = ("expense"."cut_amount" is not null and "expense"."cut_reason_it" is not null)
        and ("expense"."cut_amount" is null or "expense"."cut_amount" between 0.01 and "expense"."amount"))
);
--> statement-breakpoint
CREATE TABLE "project_activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"state" text NOT NULL,
	"state_since" date NOT NULL,
	"external_ref" text,
	"version" integer NOT NULL,
	"work_package" text NOT NULL,
	"task_code" text NOT NULL,
	"title_it" text NOT NULL,
	"title_en" text NOT NULL,
	"planned_start_on" date NOT NULL,
	"planned_end_on" date NOT NULL,
	"started_on" date,
	"ended_on" date,
	CONSTRAINT "project_activity_of_partner" UNIQUE("id","organisation_id"),
	CONSTRAINT "project_activity_task_code" UNIQUE("organisation_id","task_code"),
	CONSTRAINT "project_activity_planned" CHECK ("project_activity"."planned_start_on" <= "project_activity"."planned_end_on")
);
--> statement-breakpoint
ALTER TABLE "dataset_decision" ADD CONSTRAINT "dataset_decision_of_requester" FOREIGN KEY ("dataset_request_id","organisation_id") REFERENCES "public"."dataset_request"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliverable_return" ADD CONSTRAINT "deliverable_return_of_partner" FOREIGN KEY ("deliverable_id","organisation_id") REFERENCES "public"."deliverable"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliverable" ADD CONSTRAINT "deliverable_of_activity_of_partner" FOREIGN KEY ("project_activity_id","organisation_id") REFERENCES "public"."project_activity"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense" ADD CONSTRAINT "expense_of_line_of_partner" FOREIGN KEY ("budget_line_id","organisation_id") REFERENCES "public"."budget_line"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "budget_line_in_order" ON "budget_line" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "budget_line_by_organisation" ON "budget_line" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "budget_line_external_ref" ON "budget_line" USING btree ("organisation_id","external_ref") WHERE "budget_line"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "budget_line_by_end" ON "budget_line" USING btree ("ends_on","id");--> statement-breakpoint
CREATE INDEX "budget_line_by_organisation_and_end" ON "budget_line" USING btree ("organisation_id","ends_on","id");--> statement-breakpoint
CREATE INDEX "dataset_request_in_order" ON "dataset_request" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "dataset_request_by_organisation" ON "dataset_request" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "dataset_request_external_ref" ON "dataset_request" USING btree ("organisation_id","external_ref") WHERE "dataset_request"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "dataset_request_by_expiry" ON "dataset_request" USING btree ("expires_on","id");--> statement-breakpoint
CREATE INDEX "dataset_request_by_organisation_and_expiry" ON "dataset_request" USING btree ("organisation_id","expires_on","id");--> statement-breakpoint
CREATE INDEX "deliverable_in_order" ON "deliverable" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "deliverable_by_activity" ON "deliverable" USING btree ("project_activity_id","due_on","id");--> statement-breakpoint
CREATE INDEX "deliverable_by_organisation" ON "deliverable" USING btree ("organisation_id","due_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliverable_external_ref" ON "deliverable" USING btree ("organisation_id","external_ref") WHERE "deliverable"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "expense_in_order" ON "expense" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "expense_by_organisation" ON "expense" USING btree ("organisation_id","opened_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "expense_external_ref" ON "expense" USING btree ("organisation_id","external_ref") WHERE "expense"."external_ref" is not null;--> statement-breakpoint
CREATE INDEX "expense_by_line" ON "expense" USING btree ("budget_line_id","opened_on","id");--> statement-breakpoint
CREATE INDEX "expense_by_line_and_day" ON "expense" USING btree ("budget_line_id","spent_on","id");--> statement-breakpoint
CREATE INDEX "expense_by_day" ON "expense" USING btree ("spent_on","id");--> statement-breakpoint
CREATE INDEX "expense_by_organisation_and_day" ON "expense" USING btree ("organisation_id","spent_on","id");--> statement-breakpoint
CREATE INDEX "expense_to_check" ON "expense" USING btree ("opened_on","id") WHERE "expense"."state" = 'DECLARED';--> statement-breakpoint
CREATE INDEX "project_activity_by_start" ON "project_activity" USING btree ("planned_start_on","id");--> statement-breakpoint
CREATE INDEX "project_activity_by_end" ON "project_activity" USING btree ("planned_end_on","id");--> statement-breakpoint
CREATE INDEX "project_activity_by_organisation_and_start" ON "project_activity" USING btree ("organisation_id","planned_start_on","id");--> statement-breakpoint
CREATE INDEX "project_activity_by_organisation_and_end" ON "project_activity" USING btree ("organisation_id","planned_end_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_activity_external_ref" ON "project_activity" USING btree ("organisation_id","external_ref") WHERE "project_activity"."external_ref" is not null;