import type { Duration } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Finding } from '../model/diagnostics/diagnostic';
import { judge, judgeAlone } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import { resourceType } from '../model/resources/resource-types';
import { RESTORE_TESTING_LIMITS } from '../model/restore-testing/restore-testing-limits';
import type { RestoreTestingSelectionModel } from '../model/restore-testing/restore-testing-model';
import { physicalName } from '../private/physical-name';
import { underscored } from '../private/underscored';
import { RestoreRole } from '../selection/restore-role';
import type { TagCondition } from '../selection/tag-condition';
import { renderMetadata } from './restore-metadata-text';
import type { RestorePermissions } from './restore-permissions';
import type { RestoreTestTarget } from './restore-test-target';
import { arnLeaves } from './target-spec';
import type { TargetPart, TargetSpec } from './target-spec';
import { hoursIn, hoursOf } from './whole-units';

export interface RestoreTestSelectionsProps {
  readonly planName: string;
  /** The name as the template has it, so that the selections come after the plan. */
  readonly planRef: string;
  readonly role: iam.IRole;
  readonly permissions: RestorePermissions;
  readonly validationWindow: Duration | undefined;
}

/** A target that was looked up and judged, but not made yet. */
export interface PreparedTarget {
  readonly spec: TargetSpec;
  readonly parts: readonly PreparedPart[];
  readonly findings: readonly Finding[];
}

interface PreparedPart extends TargetPart {
  readonly id: string;
  readonly name: string;
  readonly metadataText: Record<string, string> | undefined;
  readonly model: RestoreTestingSelectionModel;
}

/** The selections of one restore testing plan, below it. */
export class RestoreTestSelections {
  public readonly resources: backup.CfnRestoreTestingSelection[] = [];
  public readonly models: RestoreTestingSelectionModel[] = [];
  private container: Construct | undefined;

  constructor(private readonly tests: Construct, private readonly props: RestoreTestSelectionsProps) {}

  /** An id that is still free. */
  public idFor(target: RestoreTestTarget): string {
    const taken = (id: string) => this.container?.node.tryFindChild(id) !== undefined;
    for (let number = 1; ; number++) {
      const id = number === 1 ? target._id : `${target._id}${number}`;
      if (!taken(id)) return id;
    }
  }

  public prepare(id: string, target: RestoreTestTarget): PreparedTarget {
    const spec = target._spec;
    const { model, parts } = target._bind(this.tests);
    const place = { label: `target '${id}'`, path: '' };
    const prepared = parts.map((part, i) => this.preparePart(i === 0 ? id : `${id}-${i + 1}`, i, spec, part));
    return {
      spec,
      parts: prepared,
      findings: [
        ...judgeAlone('restoreTestTarget', model, place, 'part'),
        ...prepared.flatMap(part => judge('restoreTestingSelection', part.model, place, 'part')),
      ],
    };
  }

  public make({ spec, parts }: PreparedTarget): void {
    const { role, permissions, planRef } = this.props;
    this.container ??= new Construct(this.tests, 'Selections');
    if (role instanceof RestoreRole) role._admit([spec.typeId]);
    permissions.encryptWith(spec.encryptionKeys ?? []);
    permissions.pass(spec.passedRoles ?? []);
    const window = this.windowOf(spec);
    for (const { id, name, arns, metadataText, tested, model } of parts) {
      permissions.restore(tested);
      this.models.push(model);
      this.resources.push(new backup.CfnRestoreTestingSelection(this.container, id, {
        restoreTestingPlanName: planRef,
        restoreTestingSelectionName: name,
        protectedResourceType: resourceType(spec.typeId).backupTypeName,
        iamRoleArn: role.roleArn,
        protectedResourceArns: [...arns],
        protectedResourceConditions: renderConditions(spec.conditions ?? []),
        restoreMetadataOverrides: metadataText,
        validationWindowHours: window && hoursIn(window, 'Validation window'),
      }));
    }
  }

  private preparePart(id: string, index: number, spec: TargetSpec, part: TargetPart): PreparedPart {
    const name = spec.selectionName === undefined
      ? underscored(physicalName({ scope: this.tests, id, maxLength: RESTORE_TESTING_LIMITS.nameMaxLength.value, identity: [] }))
      : `${spec.selectionName}${index === 0 ? '' : `_${index + 1}`}`;
    const text = renderMetadata(part.metadata);
    const metadataText = Object.keys(text).length > 0 ? text : undefined;
    return {
      ...part,
      id,
      name,
      metadataText,
      model: {
        planName: leaf(this.props.planName),
        name: leaf(name),
        protectedResourceType: resourceType(spec.typeId).backupTypeName,
        iamRoleArn: leaf(this.props.role.roleArn),
        protectedResourceArns: arnLeaves(part.arns),
        protectedResourceConditions: spec.conditions?.map(condition => condition._model()),
        restoreMetadataOverrides: metadataText && Object.fromEntries(Object.entries(metadataText).map(([key, value]) => [key, leaf(value)])),
        validationWindowHours: hoursOf(this.windowOf(spec)),
        lackingMetadata: part.lacking,
      },
    };
  }

  private windowOf({ validationWindow }: TargetSpec): Duration | undefined {
    return validationWindow ?? this.props.validationWindow;
  }
}

function renderConditions(conditions: readonly TagCondition[]): backup.CfnRestoreTestingSelection.ProtectedResourceConditionsProperty | undefined {
  if (conditions.length === 0) return undefined;
  const of = (operator: string) => {
    const list = conditions.filter(({ _operator }) => _operator === operator).map(({ _key, _value }) => ({ key: _key, value: _value }));
    return list.length > 0 ? list : undefined;
  };
  return { stringEquals: of('StringEquals'), stringNotEquals: of('StringNotEquals') };
}
