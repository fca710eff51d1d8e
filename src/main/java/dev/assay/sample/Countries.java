package dev.assay.sample;

import dev.assay.rules.Market;
import java.util.List;
import java.util.SplittableRandom;

/** The countries of partners, and how companies are named there. All names are invented. */
final class Countries {
    private static final List<String> MIDDLES = List.of("Data", "Systems", "Cloud", "Digital", "Works", "Soft", "Labs");

    private static final List<Country> ALL = List.of(
            new Country("DE", Market.DEVELOPED, List.of("Nordlicht", "Weißbach", "Grünwald & Töchter"), "GmbH"),
            new Country("US", Market.DEVELOPED, List.of("Copperfield", "Blue \"Heron\"", "Tallow, Finch & Co"), "Inc."),
            new Country("GB", Market.DEVELOPED, List.of("Harbour Light", "O'Malley & Sons", "Stonebridge"), "Ltd"),
            new Country("FR", Market.DEVELOPED, List.of("Étoile du Midi", "L'Atelier", "Cœur de Ville"), "SARL"),
            new Country("ES", Market.DEVELOPED, List.of("Piñón Azul", "Señal Abierta", "Río Hondo"), "S.L."),
            new Country("SE", Market.DEVELOPED, List.of("Åkerby", "Sjöstad", "Fjällhöjd"), "AB"),
            new Country("PL", Market.DEVELOPED, List.of("Żuraw", "Źródło Północ", "Świt"), "sp. z o.o."),
            new Country("JP", Market.DEVELOPED, List.of("青空情報", "桜川システム", "みなと技研"), "株式会社"),
            new Country("BR", Market.DEVELOPING, List.of("Coração Verde", "São Telmo", "Pão & Linho"), "Ltda."),
            new Country("TR", Market.DEVELOPING, List.of("Işık", "Güneşli Çınar", "Yıldız Ağacı"), "A.Ş."),
            new Country("CN", Market.DEVELOPING, List.of("远山数据", "晨光信息", "金桥软件"), "有限公司"),
            new Country("IN", Market.DEVELOPING, List.of("Neelkanth", "सागर डिजिटल", "Kaveri Bay"), "Pvt. Ltd."));

    /**
     * A country and its form of company names.
     *
     * @param code ISO 3166, two letters
     */
    record Country(String code, Market market, List<String> words, String form) {
        /** A company's name; not unique. */
        String name(SplittableRandom random) {
            String first = words.get(random.nextInt(words.size()));
            return "%s %s %d %s"
                    .formatted(first, MIDDLES.get(random.nextInt(MIDDLES.size())), random.nextInt(1, 100), form);
        }
    }

    private Countries() {}

    static Country any(SplittableRandom random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
