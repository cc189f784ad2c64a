ALTER TABLE "dataset_request" ADD COLUMN "research_action_id" uuid;--> statement-breakpoint
ALTER TABLE "memorandum" ADD COLUMN "network_id" uuid;--> statement-breakpoint
ALTER TABLE "dataset_request" ADD CONSTRAINT "dataset_request_research_action_id_research_action_id_fk" FOREIGN KEY ("research_action_id") REFERENCES "public"."research_action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memorandum" ADD CONSTRAINT "memorandum_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memorandum_by_network" ON "memorandum" USING btree ("network_id","effective_to","id");