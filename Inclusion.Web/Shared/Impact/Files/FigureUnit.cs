namespace Inclusion.Web.Shared.Impact.Files;

/// <summary>What a number in a file is counted in; its name in the enum is the code that no language changes.</summary>
public enum FigureUnit
{
    Count = 1,
    Days = 2,
    Hours = 3,
    Percent = 4,

    /// <summary>Average of the steps 1 to 5 of what people say they can do.</summary>
    Step = 5,
    YearsOfUse = 6,
    Kilograms = 7,
}
