using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Connectivity;

/// <summary>Neither the number of the card nor a phone number: nobody would know it again.</summary>
public sealed record SimWithoutNumber : Refusal;

/// <summary>Another card has this number.</summary>
public sealed record SimNumberTaken(string Iccid) : Refusal;

public sealed record SimVolumeNotPossible : Refusal;

/// <summary>It is cut off, or to be.</summary>
public sealed record SimIsCutOff : Refusal;

/// <summary>It is to be taken out of the other device first.</summary>
public sealed record SimInAnotherDevice : Refusal;

public sealed record SimInNoDevice : Refusal;

public sealed record SimNotToCutOff : Refusal;

/// <summary>Devices of this category have no place for a SIM card.</summary>
public sealed record DeviceTakesNoSim(string Tag) : Refusal;

public sealed record DeviceGoneForSim(string Tag, DeviceStatus Status) : Refusal;

/// <summary>Another card is in this slot of the device.</summary>
public sealed record SimSlotTaken(string Tag) : Refusal;

public sealed record TopUpEmpty : Refusal;

public sealed record TopUpInFuture : Refusal;
