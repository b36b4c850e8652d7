import { coveringArns } from '../checks/app-coverage/resource-names';
import { RESTORE_TESTING_PLAN, RESTORE_TESTING_SELECTION, restoreTestingPlanModel, restoreTestingSelectionModel } from '../checks/read-restore-testing';
import type { TemplateIndex } from '../checks/template/template-index';
import type { TemplateResource } from '../checks/template/template-resource';
import type { CoveringPlan, ResourceModel } from '../model/app-coverage/coverage-model';
import { anyOf, both } from '../model/app-coverage/tri';
import type { Tri } from '../model/app-coverage/tri';
import { Plans } from '../model/app-coverage/verdict';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { RESOURCE_TAG_PREFIX } from '../model/plan/placed-selection';
import { CONDITION_OPERATORS } from '../model/plan/plan-model';
import type { ConditionModel } from '../model/plan/plan-model';
import { resourceType } from '../model/resources/resource-types';
import { TESTABLE_TYPES } from '../model/restore-testing/restore-metadata';
import type { RestoreTestingConditionModel, RestoreTestingSelectionModel } from '../model/restore-testing/restore-testing-model';
import { scheduleWords } from '../model/schedule/schedule-words';
import { known, placeOf } from './known-or-null';
import type { PlanShare } from './plan-share';
import type { PostureResource, PostureRestoreTest } from './posture';
import { TestedVaults } from './tested-vaults';

interface Test {
  readonly plan: TemplateResource;
  readonly name: Leaf<string>;
  readonly vaults: TestedVaults;
  readonly types: Leaf<string>[];
  tests: number;
  mayTest: number;
}

/** The restore tests of an app, and which resources they restore. */
export class RestoreTests {
  private readonly tests: readonly Test[];
  /** Selections of each type, which are matched like those of backups; they have the path of their test. */
  private readonly byType = new Map<string, Plans>();
  private readonly byPath: ReadonlyMap<string, Test>;

  constructor(index: TemplateIndex) {
    this.tests = index.ofType(RESTORE_TESTING_PLAN).map((plan): Test => (
      { plan, name: restoreTestingPlanModel(plan).name, vaults: new TestedVaults(plan), types: [], tests: 0, mayTest: 0 }
    ));
    this.byPath = new Map(this.tests.map(test => [test.plan.constructPath, test]));
    const lists = new Map<string, CoveringPlan[]>();
    for (const resource of index.ofType(RESTORE_TESTING_SELECTION)) {
      const model = restoreTestingSelectionModel(resource);
      const test = this.tests.find(({ plan, name }) => isKnown(name) && name === model.planName && isBeside(plan, resource));
      if (!test) continue;
      test.types.push(model.protectedResourceType);
      // Of a type that is not known nobody can say more than that it may be tested.
      const types = isKnown(model.protectedResourceType) ? [model.protectedResourceType] : TESTABLE_TYPES;
      for (const type of types) lists.set(type, [...lists.get(type) ?? [], selecting(resource, model, test)]);
    }
    for (const [type, list] of lists) this.byType.set(type, new Plans(list));
  }

  /** Whether a protected resource is restored, by tests of its account and Region. */
  public of(resource: ResourceModel, { rules, complete }: PlanShare): PostureResource['restoreTest'] {
    const types = [...new Set(resource.types.map(type => resourceType(type).backupTypeName))];
    if (types.length > 0 && types.every(type => !TESTABLE_TYPES.includes(type))) return { verdict: 'not supported', by: [] };
    const tested = new Map<Test, Tri>();
    for (const type of types) {
      const found = this.byType.get(type)?.protections(resource);
      for (const [list, taken] of [[found?.sure ?? [], 'yes'], [found?.possible ?? [], 'unknown']] as const) {
        for (const { plan, selection } of list) {
          const test = this.byPath.get(plan.path)!;
          const sure = both(selection.name === UNKNOWN || types.length > 1 ? 'unknown' : taken, test.vaults.filledBy(rules, complete));
          tested.set(test, anyOf([tested.get(test) ?? 'no', sure]));
        }
      }
    }
    for (const [test, sure] of tested) {
      if (sure === 'yes') test.tests++;
      if (sure === 'unknown') test.mayTest++;
    }
    const all = anyOf(tested.values());
    const by = [...tested].filter(([, sure]) => sure === all && all !== 'no').map(([{ plan }]) => plan.constructPath);
    return { verdict: all === 'yes' ? 'tested' : all === 'no' ? 'not tested' : 'unknown', by: by.sort() };
  }

  /** What the tests are, after all resources have been asked about. */
  public describe(): PostureRestoreTest[] {
    return this.tests.map(({ plan, name, types, tests, mayTest }) => ({
      path: plan.constructPath,
      name: known(name),
      ...placeOf(plan),
      schedule: scheduleWords(restoreTestingPlanModel(plan).schedule),
      types: [...new Set(types.map(known))].sort(),
      tests,
      mayTest,
    }));
  }
}

function isBeside(one: TemplateResource, other: TemplateResource): boolean {
  if (one.template === other.template) return true;
  return isKnown(one.account) && isKnown(one.region) && one.account === other.account && one.region === other.region;
}

/** A selection of restore tests, as a selection of backups. */
function selecting(resource: TemplateResource, model: RestoreTestingSelectionModel, test: Test): CoveringPlan {
  const arns = coveringArns(resource.properties.raw('ProtectedResourceArns'), resource.properties.site);
  const { protectedResourceConditions: conditions } = model;
  return {
    path: test.plan.constructPath,
    name: test.name,
    account: resource.account,
    region: resource.region,
    deployment: resource.template.deployment,
    condition: undefined,
    rules: UNKNOWN,
    selections: [{
      // Marks a type that is not known.
      name: isKnown(model.protectedResourceType) ? model.name : UNKNOWN,
      path: resource.constructPath,
      condition: resource.condition ?? test.plan.condition,
      // Conditions alone choose among everything in the vaults.
      resources: arns === undefined && conditions !== undefined ? ['*'] : arns ?? [],
      notResources: undefined,
      listOfTags: [],
      conditions: isKnown(conditions) ? conditions.map(condition) : conditions,
      paths: [],
      notPaths: [],
    }],
  };
}

function condition({ operator, key, value }: RestoreTestingConditionModel): ConditionModel {
  const plain = CONDITION_OPERATORS.find(one => one === operator);
  // What AWS Backup makes of a key without the prefix is not documented.
  return plain && isKnown(key) && key.startsWith(RESOURCE_TAG_PREFIX) ? { operator: plain, key, value } : { operator: 'StringEquals', key: UNKNOWN, value: UNKNOWN };
}
