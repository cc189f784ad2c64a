ALTER TABLE "grant_instalment" DROP CONSTRAINT "grant_instalment_grant_id_kind_pk";--> statement-breakpoint
ALTER TABLE "grant_instalment" ADD COLUMN "number" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "grant_instalment" ADD CONSTRAINT "grant_instalment_grant_id_kind_number_pk" PRIMARY KEY("grant_id","kind","number");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_instalment_one_to_recover" ON "grant_instalment" USING btree ("grant_id") WHERE "grant_instalment"."kind" = 'RECOVERY' and "grant_instalment"."paid_on" is null;--> statement-breakpoint
ALTER TABLE "grant_instalment" ADD CONSTRAINT "grant_instalment_number" CHECK ("grant_instalment"."number" = 1 or ("grant_instalment"."kind" = 'RECOVERY' and "grant_instalment"."number" > 1));