using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Inclusion.Web.Shared.Messages;

/// <summary>The addresses at which someone who was offered a place says whether they want it; they answer nothing once the offer is over.</summary>
public sealed class OfferAnswers(IDataProtectionProvider protection, PublicAddress address) : EnrolmentLinks(protection, address, "Inclusion.OfferAnswers.1", Routes.Offer);
