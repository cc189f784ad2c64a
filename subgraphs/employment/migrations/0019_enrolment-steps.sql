CREATE TABLE "enrolment_step" (
	"enrolment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"act" text,
	"state" text NOT NULL,
	"happened_on" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enrolment_step_enrolment_id_number_pk" PRIMARY KEY("enrolment_id","number")
);
--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "exit_reason" text;--> statement-breakpoint
ALTER TABLE "enrolment_step" ADD CONSTRAINT "enrolment_step_enrolment_id_enrolment_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolment"("id") ON DELETE no action ON UPDATE no action;