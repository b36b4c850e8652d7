import { RegionInfo } from 'aws-cdk-lib/region-info';
import { AIR_GAPPED_LIMITS } from '../../../src/model/vault/air-gapped-limits';

const { absentRegions, noCopyIntoRegions } = AIR_GAPPED_LIMITS;
const KNOWN = RegionInfo.regions.map(({ name }) => name);

test.each([['absent', absentRegions], ['without copies into it', noCopyIntoRegions]])('Regions where such a vault is %s are Regions, each once', (_, { value }) => {
  expect(value.filter(region => !KNOWN.includes(region))).toEqual([]);
  expect(new Set(value).size).toBe(value.length);
});
