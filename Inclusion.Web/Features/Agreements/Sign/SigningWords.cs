using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Agreements.Print;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Agreements.Sign;

/// <summary>What the pages for borrowers say, in the language of the agreement: the page around it may be in another.</summary>
/// <param name="Language">fr or en.</param>
public sealed record SigningWords(
    string Language,
    string Title,
    string Introduction,
    string Devices,
    string WithIt,
    string KnownBefore,
    string NamedValue,
    string SignHere,
    string SignHint,
    string Clear,
    string OrName,
    string NameHint,
    string Agree,
    string NotNow,
    string Thanks,
    string GiveBack,
    string PhoneThanks)
{
    /// <param name="language">fr or en.</param>
    /// <param name="organisation">Whose agreement it is.</param>
    public static SigningWords In(string language, string organisation)
    {
        using var speaking = (Foundation.Localisation.Language.Find(language) ?? Foundation.Localisation.Language.English).Speak();
        return new SigningWords(
            language,
            AgreementText.LoanAgreement,
            string.Format(CultureInfo.CurrentCulture, AgreementText.SignIntroduction, organisation),
            AgreementPrintText.Devices,
            AgreementPrintText.WithIt,
            AgreementPrintText.KnownBefore,
            CommonText.NamedValue,
            AgreementText.SignHere,
            AgreementText.SignHint,
            AgreementText.ClearSignature,
            AgreementText.OrTypeName,
            AgreementText.OrTypeNameHint,
            AgreementText.IAgree,
            AgreementText.NotNow,
            AgreementText.SignedThanks,
            AgreementText.GiveScreenBack,
            AgreementText.SignedOnPhone);
    }

    /// <summary>Why it was not signed, in the language of the agreement.</summary>
    public static string SentenceOf(Refusal refusal, string language)
    {
        using var speaking = (Foundation.Localisation.Language.Find(language) ?? Foundation.Localisation.Language.English).Speak();
        return RefusalSentences.Of(refusal);
    }
}
