namespace Inclusion.Web.Features.Loans.List;

/// <summary>The columns of the lists of loans, as addresses and a person's own choice of columns name them.</summary>
internal static class LoanColumns
{
    public const string Person = "person";
    public const string Devices = "devices";
    public const string LentOn = "lent";

    /// <summary>Until when, or of what is closed, the day of its end.</summary>
    public const string Due = "due";
    public const string Number = "number";

    /// <summary>Of late loans: what was said last, what comes next.</summary>
    public const string LastSaid = "said";
    public const string NextStep = "next";
}
