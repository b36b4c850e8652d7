import type { ReportPlanModel } from '../model/audit/framework-model';
import { locateIn } from './locate';
import type { Names } from './locate';
import { FRAMEWORK } from './read-framework';
import { reading } from './readers';
import type { Reader } from './readers';
import { arnsOfType, bucketName } from './references';
import type { TemplateResource } from './template/template-resource';

export const REPORT_PLAN = 'AWS::Backup::ReportPlan';

const NAMES: Names = {
  name: 'ReportPlanName',
  description: 'ReportPlanDescription',
  reportTemplate: 'ReportSetting/ReportTemplate',
  frameworkArns: 'ReportSetting/FrameworkArns',
  accounts: 'ReportSetting/Accounts',
  organizationUnits: 'ReportSetting/OrganizationUnits',
  regions: 'ReportSetting/Regions',
  bucketName: 'ReportDeliveryChannel/S3BucketName',
  formats: 'ReportDeliveryChannel/Formats',
};

/** Report plans. */
export const readReportPlan: Reader = resource => [reading({
  on: 'reportPlan', subject: reportPlanModel(resource), label: 'the report plan', resource, locate: locateIn(resource.properties, NAMES),
})];

export function reportPlanModel({ properties }: TemplateResource): ReportPlanModel {
  const setting = properties.inside('ReportSetting');
  const channel = properties.inside('ReportDeliveryChannel');
  return {
    name: properties.text('ReportPlanName'),
    description: properties.text('ReportPlanDescription'),
    reportTemplate: setting.text('ReportTemplate'),
    frameworkArns: arnsOfType(setting, 'FrameworkArns', FRAMEWORK),
    accounts: setting.texts('Accounts'),
    organizationUnits: setting.texts('OrganizationUnits'),
    regions: setting.texts('Regions'),
    bucketName: bucketName(channel, 'S3BucketName'),
    keyPrefix: channel.text('S3KeyPrefix'),
    formats: channel.texts('Formats'),
  };
}
