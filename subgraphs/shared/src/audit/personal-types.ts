import { type DirectiveNode, Kind } from 'graphql';
import { domains } from '#schema/domains.ts';
import { loadModules } from '../server/schema.ts';
import { isPersonalCategory, type PersonalCategory } from './personal-category.ts';

/** A type by which a domain tells of people, and what its fields tell, by category of `@personal`. */
export type PersonalType = {
  domain: string;
  module: string;
  name: string;
  fields: readonly { name: string; category: PersonalCategory }[];
};

/** Whose contracts there are. */
export const contractDomains = domains;

/** Said of every entity, and of nobody. */
export const ofNobody = ['id', 'version'];

/** What the contract of a domain marks with `@personal`, by the types that it is on. */
export function personalTypesOf(domain: string): PersonalType[] {
  return [...loadModules(domain)].flatMap(([module, { definitions }]) =>
    definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const ofType = categoryIn(definition.directives);
      const fields = (definition.fields ?? []).flatMap(({ name, directives }) => {
        const inherited = ofNobody.includes(name.value) ? undefined : ofType;
        const category = categoryIn(directives) ?? inherited;
        return category === undefined ? [] : [{ name: name.value, category }];
      });
      return fields.length === 0 ? [] : [{ domain, module, name: definition.name.value, fields }];
    }),
  );
}

/** What `@personal` says, where it is. */
export function categoryIn(
  directives: readonly DirectiveNode[] = [],
): PersonalCategory | undefined {
  const personal = directives.find(({ name }) => name.value === 'personal');
  const value = personal?.arguments?.find(({ name }) => name.value === 'category')?.value;
  return value?.kind === Kind.ENUM && isPersonalCategory(value.value) ? value.value : undefined;
}

export function categoriesOf(types: readonly PersonalType[]): PersonalCategory[] {
  return [...new Set(types.flatMap(({ fields }) => fields.map(({ category }) => category)))].sort();
}
