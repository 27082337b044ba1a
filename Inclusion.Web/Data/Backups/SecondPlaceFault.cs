namespace Inclusion.Web.Data.Backups;

/// <summary>Why a backup has no copy in the second place. Kept by its name in what a run of the job tells.</summary>
public enum SecondPlaceFault
{
    /// <summary>Something else: the log has what the system said.</summary>
    Failed = 1,

    /// <summary>Its folder is not there: the disk may not be mounted.</summary>
    Missing = 2,

    /// <summary>Its folder has the backups of another installation.</summary>
    OfAnother = 3,

    /// <summary>The account of the product may not write there, or the disk can only be read.</summary>
    NotWritable = 4,

    /// <summary>There is no room left.</summary>
    Full = 5,

    /// <summary>What was read back is not what was written.</summary>
    Differs = 6,
}

/// <summary>What the system says of the second place, in our words.</summary>
internal static class SecondPlaceFaults
{
    /// <summary>EROFS, and what Windows says for the same.</summary>
    private static readonly int[] ReadOnly = [30, unchecked((int)0x80070013)];

    public static SecondPlaceFault Of(Exception fault) => fault switch
    {
        UnauthorizedAccessException => SecondPlaceFault.NotWritable,
        IOException io when ReadOnly.Contains(io.HResult) => SecondPlaceFault.NotWritable,
        _ when DatabaseFault.Of(fault) is DiskFull => SecondPlaceFault.Full,
        _ => SecondPlaceFault.Failed,
    };
}
