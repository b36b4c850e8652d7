import { isKnown, UNKNOWN } from '../../model/known';
import type { LustreModel } from '../../model/resources/lustre-backups';
import type { TemplateIndex } from '../template/template-index';
import type { TemplateResource } from '../template/template-resource';

/** What an app says of its file systems of FSx for Lustre. */
export class LustreReader {
  private readonly links = new Map<TemplateResource, TemplateResource[]>();

  constructor(index: TemplateIndex) {
    for (const link of index.ofType('AWS::FSx::DataRepositoryAssociation')) {
      const linked = link.properties.target('FileSystemId')?.resource;
      if (linked) this.links.set(linked, [...this.links.get(linked) ?? [], link]);
    }
  }

  /** undefined where it is something else, or may be. */
  public read(resource: TemplateResource): LustreModel | undefined {
    const { type, properties } = resource;
    if (type !== 'AWS::FSx::FileSystem' || properties.text('FileSystemType') !== 'LUSTRE') return undefined;
    const lustre = properties.inside('LustreConfiguration');
    const written = lustre.text('DeploymentType');
    // One that is made of a backup is of the type that was backed up.
    const ofBackup = properties.find('BackupId').value !== undefined;
    return {
      deploymentType: written === undefined && ofBackup ? UNKNOWN : written,
      linked: isKnown(lustre.arn('ImportPath')) || (this.links.get(resource) ?? []).some(link => isThereWith(link, resource)),
    };
  }
}

/** Whether a resource never is without the other. */
function isThereWith({ condition, template }: TemplateResource, resource: TemplateResource): boolean {
  return condition === undefined || (condition === resource.condition && template === resource.template);
}
