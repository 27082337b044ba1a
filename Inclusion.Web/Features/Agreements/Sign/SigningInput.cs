namespace Inclusion.Web.Features.Agreements.Sign;

/// <summary>What <c>SigningForm</c> sends.</summary>
public sealed class SigningInput
{
    public string? Terms { get; set; }

    public string? TextKey { get; set; }

    public string? Drawing { get; set; }

    public string? Name { get; set; }

    public GivenSignature Given => new(Terms ?? "", TextKey ?? "", Name ?? "", Drawing ?? "");
}
