using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Shared.Finding;

/// <summary>What someone may mean who is typing, each kind by itself, the likeliest first.</summary>
public sealed record Suggestions(
    IReadOnlyList<SuggestedDevice> Devices, IReadOnlyList<SuggestedPerson> People, IReadOnlyList<SuggestedLoan> Loans, IReadOnlyList<SuggestedWorkshop> Workshops, IReadOnlyList<ProductPage> Pages);

/// <param name="Name">Maker and model; empty when neither is known.</param>
/// <param name="NextStep">The one thing to do with it as it stands.</param>
public sealed record SuggestedDevice(long Id, string Tag, DeviceCategory Category, string Name, DeviceStatus Status, bool NeedsWipe, DeviceNextStep NextStep);

/// <param name="IsBlocked">Nothing is lent to them.</param>
public sealed record SuggestedPerson(long Id, string Name, string Phone, bool IsBlocked);

/// <param name="Person">Who has, or had, the devices.</param>
public sealed record SuggestedLoan(long Id, string Number, string Person);

/// <param name="FirstOn">Null while it has no date.</param>
public sealed record SuggestedWorkshop(long Id, string Title, DateOnly? FirstOn, string Centre);
