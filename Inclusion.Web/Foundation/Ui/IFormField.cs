using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>A field as the form around it sees it.</summary>
internal interface IFormField
{
    /// <summary>Why the form cannot be sent; null when nothing is wrong with how it is filled in.</summary>
    string? Problem { get; }

    ValueTask FocusAsync();
}

/// <summary>Something is typed into a field that it cannot be, and stands there still.</summary>
public sealed record FieldNotUnderstood : Refusal;
