import { createRequire } from 'module';
import type { Requirement, Standard } from '../model/compliance/requirement';
import { refuse } from '../model/diagnostics/error';
import type { CustomStandardOptions } from './custom-standard';
import { readCustom } from './read-custom';

/** Baselines of NIST SP 800-53. */
export enum NistBaseline {
  /** Low impact. */
  LOW = 'LOW',
  /** Moderate impact. */
  MODERATE = 'MODERATE',
  /** High impact. */
  HIGH = 'HIGH',
}

/** Baselines of FedRAMP Rev. 5. */
export enum FedrampBaseline {
  /** Low impact software as a service. */
  LI_SAAS = 'LI-SaaS',
  /** Low impact. */
  LOW = 'LOW',
  /** Moderate impact. */
  MODERATE = 'MODERATE',
  /** High impact. */
  HIGH = 'HIGH',
}

/** Implementation groups of the CIS Controls. */
export enum CisImplementationGroup {
  /** Essential hygiene. */
  IG1 = 'IG1',
  /** Several departments, some sensitive data. */
  IG2 = 'IG2',
  /** Attacks of experts are to be expected. */
  IG3 = 'IG3',
}

/** Maturity levels of the Essential Eight. */
export enum EssentialEightMaturity {
  /** First level. */
  ML1 = 'ML1',
  /** Second level. */
  ML2 = 'ML2',
  /** Third level: nobody deletes backups before their time. */
  ML3 = 'ML3',
}

/**
 * A law, standard or guide, as far as it speaks of backups: its requirements in our words, with their sources and how
 * they were verified.
 *
 * Naming one is no claim to fulfil it. A template can support a requirement, strongly or partly; whether it is
 * fulfilled, people show (docs/standards.md).
 */
export class ComplianceStandard {
  /** HIPAA Security Rule, 45 CFR 164 Subpart C. */
  public static readonly HIPAA = ComplianceStandard.bundled('HIPAA', 'hipaa');
  /** PCI DSS 4.0.1. */
  public static readonly PCI_DSS_4 = ComplianceStandard.bundled('PCI_DSS_4', 'pci-dss');
  /** ISO/IEC 27001:2022, Annex A. */
  public static readonly ISO_27001 = ComplianceStandard.bundled('ISO_27001', 'iso-27001');
  /** SOC 2 Trust Services Criteria of 2017, points of focus of 2022. */
  public static readonly SOC_2 = ComplianceStandard.bundled('SOC_2', 'soc-2');
  /** NIST SP 800-53 Rev. 5, MODERATE; `nist80053` has the other baselines. */
  public static readonly NIST_800_53 = ComplianceStandard.nist80053(NistBaseline.MODERATE);
  /** NIST SP 800-171 Rev. 3. */
  public static readonly NIST_800_171 = ComplianceStandard.bundled('NIST_800_171', 'nist-800-171');
  /** NIST Cybersecurity Framework 2.0. */
  public static readonly NIST_CSF_2 = ComplianceStandard.bundled('NIST_CSF_2', 'nist-csf');
  /** SEC Rule 17a-4, as amended 2022. */
  public static readonly SEC_RULE_17A4 = ComplianceStandard.bundled('SEC_RULE_17A4', 'sec-17a-4');
  /** FINRA Rule 4511. */
  public static readonly FINRA_4511 = ComplianceStandard.bundled('FINRA_4511', 'finra-4511');
  /** CFTC Regulation 1.31, as amended 2017. */
  public static readonly CFTC_RULE_131 = ComplianceStandard.bundled('CFTC_RULE_131', 'cftc-1-31');
  /** Guidance of CISA on backups, with the 3-2-1 rule. */
  public static readonly CISA_321 = ComplianceStandard.bundled('CISA_321', 'cisa');
  /** BSI C5:2026. */
  public static readonly C5 = ComplianceStandard.bundled('C5', 'c5');
  /** BSI C5:2020. */
  public static readonly C5_2020 = ComplianceStandard.bundled('C5_2020', 'c5', 'STANDARD_2020');
  /** NIS2, with Implementing Regulation (EU) 2024/2690. */
  public static readonly NIS2 = ComplianceStandard.bundled('NIS2', 'nis2');
  /** DORA, with Delegated Regulation (EU) 2024/1774. */
  public static readonly DORA = ComplianceStandard.bundled('DORA', 'dora');
  /** GDPR. */
  public static readonly GDPR = ComplianceStandard.bundled('GDPR', 'gdpr');
  /** 21 CFR Part 11. */
  public static readonly FDA_PART_11 = ComplianceStandard.bundled('FDA_PART_11', 'fda-part-11');
  /** EU GMP Annex 11 of 2011. */
  public static readonly EU_GMP_ANNEX_11 = ComplianceStandard.bundled('EU_GMP_ANNEX_11', 'eu-annex-11');
  /** NYDFS 23 NYCRR 500, second amendment. */
  public static readonly NYDFS_500 = ComplianceStandard.bundled('NYDFS_500', 'nydfs-500');
  /** AWS Well-Architected, what it says of backups. */
  public static readonly AWS_WELL_ARCHITECTED = ComplianceStandard.bundled('AWS_WELL_ARCHITECTED', 'aws', 'WELL_ARCHITECTED');
  /** AWS Security Hub CSPM and AWS Config, their rules on backups. */
  public static readonly AWS_SECURITY_HUB = ComplianceStandard.bundled('AWS_SECURITY_HUB', 'aws', 'SECURITY_HUB');

  /** NIST SP 800-53 Rev. 5, the controls of a baseline that concern backups. */
  public static nist80053(baseline: NistBaseline): ComplianceStandard {
    return ComplianceStandard.bundled('NIST_800_53', 'nist-800-53', 'STANDARD', baseline);
  }

  /** FedRAMP Rev. 5, the parameters of a baseline that concern backups. */
  public static fedramp(baseline: FedrampBaseline): ComplianceStandard {
    return ComplianceStandard.bundled('FEDRAMP', 'fedramp', 'STANDARD', baseline);
  }

  /** CIS Controls 8.1, the safeguards of a group that concern backups. */
  public static cis8(group: CisImplementationGroup): ComplianceStandard {
    return ComplianceStandard.bundled('CIS_8', 'cis-controls', 'STANDARD', group);
  }

  /** Regular backups of the ASD Essential Eight, at a maturity level. */
  public static asdEssentialEight(maturity: EssentialEightMaturity): ComplianceStandard {
    return ComplianceStandard.bundled('ASD_ESSENTIAL_EIGHT', 'asd-essential-eight', 'STANDARD', maturity);
  }

  /** A standard of your own. Fails without requirements, and where two of them have one id. */
  public static custom(options: CustomStandardOptions): ComplianceStandard {
    const { name, requirements } = options;
    refuse('customStandard', { name, requirementIds: requirements.map(({ id }) => id) }, 'standard', ComplianceStandard.custom);
    const standard = readCustom(options);
    return new ComplianceStandard(standard.id, undefined, () => standard);
  }

  /** A table is read when somebody asks for it, so that nobody else waits for it. */
  private static bundled(id: string, file: string, table = 'STANDARD', level?: string): ComplianceStandard {
    return new ComplianceStandard(id, level, () => {
      const standard = (createRequire(__filename)(`./standards/${file}`) as Record<string, Standard>)[table];
      if (level === undefined) return standard;
      return { ...standard, level, requirements: standard.requirements.filter(requirement => isAt(level, requirement)) };
    });
  }

  private constructor(
    /** What the evidence calls it. */
    public readonly standardId: string,
    /** Baseline, maturity level or group, where there is one to choose. */
    public readonly level: string | undefined,
    private readonly read: () => Standard,
  ) {}

  /**
   * Its requirements.
   *
   * @internal
   */
  public _load(): Standard {
    return this.read();
  }
}

function isAt(level: string, { levels }: Requirement): boolean {
  return levels === undefined || levels.includes(level);
}
