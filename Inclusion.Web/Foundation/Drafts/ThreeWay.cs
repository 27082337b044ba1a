namespace Inclusion.Web.Foundation.Drafts;

/// <summary>Brings together what two people did to one form, field by field.</summary>
public static class ThreeWay
{
    /// <summary>What stands in this form where it was changed here, else what the others saved.</summary>
    /// <param name="before">What both began from.</param>
    public static T Mine<T>(T mine, T theirs, T before) => EqualityComparer<T>.Default.Equals(mine, before) ? theirs : mine;
}
