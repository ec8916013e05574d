import type { DocumentKind } from '#shared/document-kinds.ts';
import type { TemplateText } from '#shared/document-template.ts';
import { customerTemplates } from '#shared/presets/customer-templates.ts';
import { internalTemplates } from '#shared/presets/internal-templates.ts';

/** The texts that come with Daybook, by the kind of document. */
export const shippedTemplates: Record<DocumentKind, TemplateText> = { ...customerTemplates, ...internalTemplates };
