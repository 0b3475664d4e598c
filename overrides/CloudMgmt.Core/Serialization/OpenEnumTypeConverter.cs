using System.ComponentModel;
using System.Globalization;

namespace CloudMgmt.Core.Serialization;

/// <summary>
/// Takes an enumeration from its text on the wire and gives that: the keys of dictionaries in Newtonsoft.Json, and what ASP.NET Core's
/// controllers bind from a query or a route. Each enumeration names it in an attribute.
/// </summary>
/// <typeparam name="T">The enumeration.</typeparam>
/// <typeparam name="TFormat">How it is read and written.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenEnumTypeConverter<T, TFormat> : TypeConverter
    where T : struct, IOpenEnum
    where TFormat : struct, IJsonFormat<T>
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is none of the enumeration's, which has numbers.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        => value is not string text ? base.ConvertFrom(context, culture, value)
            : JsonReading.TryReadName<T, TFormat>(text, out var read) ? read
            : throw new FormatException($"The text is no {typeof(T).Name}.");

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType)
        => value is T known && destinationType == typeof(string)
            ? known.ToWireText()
            : base.ConvertTo(context, culture, value, destinationType);
}
