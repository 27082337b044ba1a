using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Inclusion.Web.Shared.Messages;

/// <summary>The addresses at which someone gives up their place in a workshop, or in its line; they change nothing once the workshop has begun.</summary>
public sealed class PlaceLinks(IDataProtectionProvider protection, PublicAddress address) : EnrolmentLinks(protection, address, "Inclusion.PlaceLinks.1", Routes.OwnPlace);
