import { UNKNOWN } from '../../../src/model/known';
import { policyPath } from '../../../src/model/organization/organization-policy-paths';

const CONTENT = {
  plans: {
    '@@operators_allowed_for_child_policies': ['@@all'],
    'First': {},
    'Second': {
      rules: {
        Daily: { schedule_expression: { '@@assign': 'cron(0 5 ? * * *)' }, lifecycle: { delete_after_days: {} }, copy_actions: { 'arn:a': {}, 'arn:b': { lifecycle: {} } } },
      },
      selections: { tags: { ByTag: { tag_key: {}, conditions: {} } }, resources: { ByType: { resource_types: {} } } },
      scan_settings: {},
    },
  },
};

test.each([
  ['plans[1]', 'plans/Second'],
  ['plans[1].name', 'plans/Second'],
  ['plans[1].rules', 'plans/Second/rules'],
  ['plans[1].rules[0].schedule.expression', 'plans/Second/rules/Daily/schedule_expression'],
  ['plans[1].rules[0].schedule.timeZone', 'plans/Second/rules/Daily'],
  ['plans[1].rules[0].lifecycle.deleteAfterDays', 'plans/Second/rules/Daily/lifecycle/delete_after_days'],
  ['plans[1].rules[0].copies[1].lifecycle.deleteAfterDays', 'plans/Second/rules/Daily/copy_actions/arn:b/lifecycle'],
  ['plans[1].rules[7].vault', 'plans/Second/rules'],
  ['plans[1].selections', 'plans/Second/selections'],
  ['plans[1].selections[0].listOfTags[0].key', 'plans/Second/selections/tags/ByTag/tag_key'],
  ['plans[1].selections[0].conditions[0].key', 'plans/Second/selections/tags/ByTag/conditions'],
  ['plans[1].selections[1].resources[2]', 'plans/Second/selections/resources/ByType/resource_types'],
  ['plans[1].scanSettings', 'plans/Second/scan_settings'],
  ['plans[0].rules', 'plans/First/rules'],
  ['nowhere', ''],
])('%s', (modelPath, path) => {
  expect(policyPath(CONTENT, modelPath)).toBe(path);
});

test('a document of which nothing is known has no paths', () => {
  expect(policyPath(UNKNOWN, 'plans[0].rules[0]')).toBe('');
});
