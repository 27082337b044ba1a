namespace Inclusion.Domain.Agreements;

/// <summary>What is filled into the text of an agreement.</summary>
public enum AgreementField
{
    Borrower = 1,

    /// <summary>Each device with its tag.</summary>
    Devices = 2,

    /// <summary>The loan's number.</summary>
    Loan = 3,
    LentOn = 4,
    DueOn = 5,

    /// <summary>The name of the centre that lends.</summary>
    Centre = 6,
    Address = 7,
    Phone = 8,
    Organisation = 9,
}

/// <summary>The words that stand for fields in a text, between braces: of each language, and understood in a text of any.</summary>
public static class AgreementFields
{
    private static readonly Dictionary<AgreementField, (string English, string French)> Words = new()
    {
        [AgreementField.Borrower] = ("borrower", "emprunteur"),
        [AgreementField.Devices] = ("devices", "appareils"),
        [AgreementField.Loan] = ("loan", "prêt"),
        [AgreementField.LentOn] = ("date of loan", "date du prêt"),
        [AgreementField.DueOn] = ("due date", "date de retour"),
        [AgreementField.Centre] = ("centre", "lieu"),
        [AgreementField.Address] = ("address", "adresse"),
        [AgreementField.Phone] = ("phone", "téléphone"),
        [AgreementField.Organisation] = ("organisation", "association"),
    };

    /// <summary>As it is written into a text, with its braces.</summary>
    /// <param name="language">fr or en.</param>
    public static string Placeholder(AgreementField field, string language) => language == "fr" ? $"{{{Words[field].French}}}" : $"{{{Words[field].English}}}";

    /// <summary>Null for a word that stands for nothing. Capitals and spaces around it do not matter.</summary>
    /// <param name="word">Without braces.</param>
    public static AgreementField? Find(string word)
    {
        var plain = word.Trim();
        foreach (var (field, words) in Words)
        {
            if (plain.Equals(words.English, StringComparison.OrdinalIgnoreCase) || plain.Equals(words.French, StringComparison.OrdinalIgnoreCase))
            {
                return field;
            }
        }

        return null;
    }
}
