import { budgetLineResolvers } from './budget-line/budget-line.resolvers.ts';
import { budgetPositionResolvers } from './budget-position/budget-position.resolvers.ts';
import { changeFeedResolvers } from './change-feed/change-feed.resolvers.ts';
import { codeListResolvers } from './code-list/code-list.resolvers.ts';
import { countryResolvers } from './country/country.resolvers.ts';
import { datasetRequestResolvers } from './dataset-request/dataset-request.resolvers.ts';
import { deliverableResolvers } from './deliverable/deliverable.resolvers.ts';
import { expenseResolvers } from './expense/expense.resolvers.ts';
import { membershipResolvers } from './membership/membership.resolvers.ts';
import { organisationResolvers } from './organisation/organisation.resolvers.ts';
import { projectActivityResolvers } from './project-activity/project-activity.resolvers.ts';
import { territoryResolvers } from './territory/territory.resolvers.ts';

/** The modules of governance. */
export const modules = [
  territoryResolvers,
  organisationResolvers,
  membershipResolvers,
  codeListResolvers,
  countryResolvers,
  projectActivityResolvers,
  deliverableResolvers,
  budgetLineResolvers,
  expenseResolvers,
  budgetPositionResolvers,
  datasetRequestResolvers,
  changeFeedResolvers,
];
