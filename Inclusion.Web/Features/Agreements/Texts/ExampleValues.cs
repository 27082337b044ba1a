using Inclusion.Domain.Agreements;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Agreements.Texts;

/// <summary>What stands in the place of a loan while a text is looked at.</summary>
internal static class ExampleValues
{
    public static IReadOnlyDictionary<AgreementField, string> In(Language language)
    {
        using var speaking = language.Speak();
        return new Dictionary<AgreementField, string>
        {
            [AgreementField.Borrower] = AgreementText.ExampleBorrower,
            [AgreementField.Devices] = AgreementText.ExampleDevices,
            [AgreementField.Loan] = "L-2026-00042",
            [AgreementField.LentOn] = DateWords.Printed(new DateOnly(2026, 12, 1)),
            [AgreementField.DueOn] = DateWords.Printed(new DateOnly(2027, 1, 12)),
            [AgreementField.Centre] = AgreementText.ExampleCentre,
            [AgreementField.Address] = AgreementText.ExampleAddress,
            [AgreementField.Phone] = AgreementText.ExamplePhone,
            [AgreementField.Organisation] = AgreementText.ExampleOrganisation,
        };
    }
}
