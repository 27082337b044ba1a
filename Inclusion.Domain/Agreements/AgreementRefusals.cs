using Inclusion.Domain.Common;

namespace Inclusion.Domain.Agreements;

public sealed record AgreementTextMissing : Refusal;

/// <param name="MaxLength">Characters allowed.</param>
public sealed record AgreementTextTooLong(int MaxLength) : Refusal;

/// <summary>A word in braces that stands for nothing.</summary>
/// <param name="Word">As it was written.</param>
public sealed record AgreementPlaceholderUnknown(string Word) : Refusal;

/// <summary>A brace without its other half: nobody can tell what was to stand there.</summary>
/// <param name="Near">What is written beside it.</param>
public sealed record AgreementBraceAlone(string Near) : Refusal;

/// <summary>It is as it was: there is nothing to make a version of.</summary>
public sealed record AgreementTextUnchanged : Refusal;

/// <summary>What is agreed on now, with these devices and until this day, has been signed already.</summary>
/// <param name="Number">Of the loan.</param>
public sealed record AgreementAlreadySigned(string Number) : Refusal;

/// <summary>Neither drawn nor typed.</summary>
public sealed record SignatureMissing : Refusal;

/// <summary>A dot or a short dash.</summary>
public sealed record SignatureTooSmall : Refusal;

/// <summary>What was sent is no drawing of lines, or one of more lines than anybody writes.</summary>
public sealed record SignatureNotUnderstood : Refusal;

/// <summary>The code was used, has run out, or never was: the answer is the same.</summary>
public sealed record SigningCodeNotValid : Refusal;

/// <summary>The organisation uses no agreements now.</summary>
public sealed record AgreementsNotUsed : Refusal;

/// <summary>The loan was renewed or something came back since the text was shown.</summary>
public sealed record AgreementOutdated : Refusal;
