namespace Inclusion.Web.Shared.Localisation;

internal static class RefusalSentences { public static string Of(Inclusion.Domain.Common.Refusal r) => r.Name; }
